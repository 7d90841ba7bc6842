package io.lockgrid.console.cli.text;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.WaiterInfo;
import jakarta.inject.Singleton;

/** Leaves out of JSON what says nothing of a lock that one holds: its one unit, and its holder once more. */
@Singleton
public final class LockModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    @JsonIgnoreProperties({"kind", "capacity", "used", "holders"})
    private interface Mutex {}

    @JsonIgnoreProperties("units")
    private interface ForMutex {}

    public LockModule() {
        setMixInAnnotation(LockInfo.class, Mutex.class);
        setMixInAnnotation(WaiterInfo.class, ForMutex.class);
    }
}
