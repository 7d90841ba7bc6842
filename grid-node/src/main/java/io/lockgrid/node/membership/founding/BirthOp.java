package io.lockgrid.node.membership.founding;

/** Asks a member of another cluster which grid that is, and whether it is silent: answered by numbers. */
final class BirthOp extends KeeperOperation {
    @Override
    public void run() {
        // the answer is all
    }

    @Override
    public Object getResponse() {
        return new long[] {service().grid().birth().number(), service().grid().isSilent() ? 1 : 0};
    }

    /** What the answer's numbers say. */
    static Meeting.Side side(long[] answer) {
        return new Meeting.Side(new Birth(answer[0]), answer[1] != 0);
    }

    @Override
    public int getClassId() {
        return FoundingMessages.BIRTH;
    }
}
