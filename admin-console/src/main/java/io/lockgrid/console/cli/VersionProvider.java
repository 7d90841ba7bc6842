package io.lockgrid.console.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest tells. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(LockGridCommand.class.getPackage().getImplementationVersion())
                .orElse("(not run from its jar)");
        return new String[] {"lockgrid " + version + " on Java " + Runtime.version()};
    }
}
