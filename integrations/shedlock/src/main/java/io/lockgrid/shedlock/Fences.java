package io.lockgrid.shedlock;

import io.lockgrid.Hold;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which tasks each thread runs: ShedLock takes the lock on the thread that runs the task. Thread-safe. */
final class Fences {
    private static final ThreadLocal<Deque<Task>> TASKS = ThreadLocal.withInitial(ArrayDeque::new);

    private Fences() {}

    /** A task from its lock to its unlock, which may come on another thread. */
    static final class Task {
        final Hold hold;
        private volatile boolean over;

        Task(Hold hold) {
            this.hold = hold;
        }

        void end() {
            over = true;
            clean();
        }
    }

    static Task begin(Hold hold) {
        clean();
        Task task = new Task(hold);
        TASKS.get().push(task);
        return task;
    }

    static long current() {
        clean();
        Task task = TASKS.get().peek();
        if (task == null) {
            throw new IllegalStateException("This thread runs no task under a lock of LockGrid, so there is no fence."
                    + " Call it inside of the task, on the task's own thread.");
        }
        return task.hold.fence();
    }

    /** Forgets what has ended, on whatever thread. */
    private static void clean() {
        Deque<Task> tasks = TASKS.get();
        tasks.removeIf(task -> task.over);
        if (tasks.isEmpty()) {
            TASKS.remove(); // threads of a pool live long
        }
    }
}
