package io.lockgrid.node.membership;

/** What befalls a member, done to it on purpose: for tests. Thread-safe. */
public interface MemberFate {

    /** Ends the member as if its process was killed: nobody is told, and it is not started anew. */
    void halt();

    /** Closes its connections and takes no other, in neither direction, until {@link #heal}. */
    void cutOff();

    /** Lets it connect again. */
    void heal();
}
