package io.lockgrid.spring.boot;

/** Neither a member nor a client is on the class path. */
final class LockGridMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LockGridMissingException() {
        super("LockGrid itself is not on the class path; nothing was started. Add io.lockgrid:lockgrid-node, to embed a"
                + " member, or io.lockgrid:lockgrid-client, to connect to members elsewhere; and not both");
    }
}
