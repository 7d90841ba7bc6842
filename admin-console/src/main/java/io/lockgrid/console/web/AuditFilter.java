package io.lockgrid.console.web;

import io.lockgrid.admin.AuditEntry;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of the audit is shown or saved, as the address says: the same for the page and for programs. Immutable.
 *
 * @param text what any of the words of an entry contains, where upper and lower case are the same
 * @param actor who did it, exactly
 * @param action what, exactly, such as {@code force-release}
 * @param target to which lock, session or member, exactly
 */
@Introspected
public record AuditFilter(
        @Nullable @QueryValue String text,
        @Nullable @QueryValue String actor,
        @Nullable @QueryValue String action,
        @Nullable @QueryValue String target) {

    /** Those that fit, in their order. */
    public List<AuditEntry> of(List<AuditEntry> entries) {
        return entries.stream().filter(this::fits).toList();
    }

    /** Whether all fit. */
    public boolean isEmpty() {
        return query().isEmpty();
    }

    /** The filter as a part of an address that begins with an ampersand; empty if all fit. */
    public String query() {
        return part("text", text) + part("actor", actor) + part("action", action) + part("target", target);
    }

    private boolean fits(AuditEntry entry) {
        String all = String.join("\n", entry.actor(), entry.action(), entry.target(), entry.reason(), entry.outcome());
        return all.toLowerCase(Locale.ROOT).contains(LockFilter.text(text).toLowerCase(Locale.ROOT))
                && is(actor, entry.actor())
                && is(action, entry.action())
                && is(target, entry.target());
    }

    private static boolean is(@Nullable String wanted, String value) {
        return wanted == null || wanted.isEmpty() || wanted.equals(value);
    }

    private static String part(String name, @Nullable String value) {
        return value == null || value.isEmpty()
                ? ""
                : '&' + name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
