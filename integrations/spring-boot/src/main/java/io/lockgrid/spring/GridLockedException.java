package io.lockgrid.spring;

import io.lockgrid.LockGridException;
import java.lang.reflect.Method;

/** A {@link GridLocked} cannot do what it says: on this method, or in this application. The start of it fails. */
public final class GridLockedException extends LockGridException {

    private static final long serialVersionUID = 1L;

    GridLockedException(String message) {
        super(message);
    }

    GridLockedException(String message, Throwable cause) {
        super(message, cause);
    }

    static GridLockedException of(Method method, String what) {
        return new GridLockedException("@GridLocked on " + LockedMethod.show(method) + ": " + what);
    }
}
