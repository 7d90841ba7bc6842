package io.lockgrid.node;

import io.lockgrid.internal.text.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. Rules add up; who is in none may do nothing, and where there is no rule everybody may do everything.
 * Immutable and thread-safe; made to be asked on every acquire.
 */
public final class AccessRules {

    /** Everybody who gets in may do everything. */
    public static final AccessRules NONE = new AccessRules(List.of());

    private record Compiled(List<NamePattern> who, Set<Right> may, List<NamePattern> names, boolean forAll) {
        boolean concerns(List<String> identity, Right right) {
            return may.contains(right) && identity.stream().anyMatch(name -> matches(who, name));
        }
    }

    private final List<AccessRule> rules;
    private final List<Compiled> compiled = new ArrayList<>();

    /** These rules. */
    public AccessRules(List<AccessRule> rules) {
        this.rules = List.copyOf(rules);
        this.rules.forEach(rule -> compiled.add(new Compiled(
                patterns(rule.who()),
                rule.may(),
                patterns(rule.names()),
                rule.names().contains("*"))));
    }

    private static List<NamePattern> patterns(List<String> texts) {
        return texts.stream().map(NamePattern::new).toList();
    }

    private static boolean matches(List<NamePattern> patterns, String name) {
        for (NamePattern pattern : patterns) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether somebody may do something.
     *
     * @param identity all names of who asks
     * @param name the lock without {@code @} and its group; null to ask about any lock at all, or about what is about no one
     *     lock: to operate then has to be allowed for all
     */
    public boolean allow(List<String> identity, Right right, @Nullable String name) {
        if (compiled.isEmpty()) {
            return true;
        }
        for (Compiled rule : compiled) {
            if (rule.concerns(identity, right)
                    && (name == null ? right != Right.OPERATE || rule.forAll : matches(rule.names, name))) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody may do something to some lock. */
    public boolean allowSome(List<String> identity, Right right) {
        return compiled.isEmpty() || compiled.stream().anyMatch(rule -> rule.concerns(identity, right));
    }

    /**
     * Which locks somebody may do something to, as patterns of their names; empty for all.
     *
     * @param identity all names of who asks, who has the right to some
     */
    public List<String> names(List<String> identity, Right right) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (compiled.get(i).concerns(identity, right)) {
                names.addAll(rules.get(i).names());
            }
        }
        return names.contains("*") ? List.of() : names;
    }

    /** The rules themselves. */
    public List<AccessRule> asList() {
        return rules;
    }
}
