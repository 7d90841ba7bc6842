package io.lockgrid.simulation;

import io.lockgrid.admin.LockAdmin;
import java.util.Random;

/** What an operator does again and again. */
interface Duty {
    /** How long an operator rests at most before it does this again. */
    long longestRest();

    /** Once, by the public interface. */
    void perform(LockAdmin admin, Random random);
}
