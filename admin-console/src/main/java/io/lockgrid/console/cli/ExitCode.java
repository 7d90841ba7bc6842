package io.lockgrid.console.cli;

/** Exit codes of the {@code lockgrid} command; those above 64 are taken from {@code sysexits.h} and its gaps. */
public final class ExitCode {

    /** What was asked for was done. */
    public static final int OK = 0;

    /** What was asked for was refused or is not so; the line on standard error says why. */
    public static final int FAILED = 1;

    /** The command line, the configuration or a lock's name is wrong; nothing was asked of the grid. */
    public static final int USAGE = 2;

    /** No member could be reached, or the grid could not answer in time. */
    public static final int UNAVAILABLE = 69;

    /** A bug in the command itself. */
    public static final int INTERNAL = 70;

    /** {@code run}: the lock was not to be had in time; the command was not started. */
    public static final int NOT_IN_TIME = 75;

    /** {@code run}: the lock was taken away; the command was terminated. */
    public static final int LOCK_LOST = 76;

    /** {@code run}: the command cannot be executed. */
    public static final int NOT_EXECUTABLE = 126;

    /** {@code run}: there is no such command. */
    public static final int NOT_FOUND = 127;

    /** Added to the number of the signal that ended the command. */
    public static final int SIGNAL_BASE = 128;

    private ExitCode() {}
}
