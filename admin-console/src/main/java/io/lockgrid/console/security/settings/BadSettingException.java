package io.lockgrid.console.security.settings;

/** A setting that the console does not start with; says which, why, and what is allowed. */
public final class BadSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The setting with its whole name, what is wrong with it, and what is allowed. */
    public BadSettingException(String setting, String what, String allowed) {
        super(setting + " " + what + "; nothing was started; allowed: " + allowed);
    }
}
