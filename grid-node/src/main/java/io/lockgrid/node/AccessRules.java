package io.lockgrid.node;

import io.lockgrid.internal.text.NamePatterns;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what. Rules add up; who is in none may do nothing, and where there is no rule everybody may do everything.
 * Immutable and thread-safe; made to be asked on every acquire.
 */
public final class AccessRules {

    /** Everybody who gets in may do everything. */
    public static final AccessRules NONE = new AccessRules(List.of());

    private record Compiled(AccessRule rule, NamePatterns who, NamePatterns names) {
        boolean gives(Right right, List<String> identity) {
            return rule.may().contains(right) && who.matchAny(identity);
        }

        boolean isForAll() {
            return rule.names().contains("*");
        }
    }

    private final List<Compiled> rules;

    /** These rules. */
    public AccessRules(List<AccessRule> rules) {
        this.rules = rules.stream()
                .map(rule -> new Compiled(rule, new NamePatterns(rule.who()), new NamePatterns(rule.names())))
                .toList();
    }

    /**
     * Whether somebody may do something to a lock.
     *
     * @param identity all names of who asks
     * @param name the lock without {@code @} and its group
     */
    public boolean allow(List<String> identity, Right right, String name) {
        for (Compiled rule : rules) {
            if (rule.gives(right, identity) && rule.names.match(name)) {
                return true;
            }
        }
        return rules.isEmpty();
    }

    /** Whether somebody may do something to some lock. */
    public boolean allowSome(List<String> identity, Right right) {
        return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.gives(right, identity));
    }

    /** Whether somebody may do something to all locks, and so what is about no one lock. */
    public boolean allowAll(List<String> identity, Right right) {
        return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.gives(right, identity) && rule.isForAll());
    }

    /**
     * Which locks somebody may do something to, as patterns of their names: empty for all, and an empty list for none.
     *
     * @param identity all names of who asks
     */
    public Optional<List<String>> names(List<String> identity, Right right) {
        return allowAll(identity, right)
                ? Optional.empty()
                : Optional.of(rules.stream()
                        .filter(rule -> rule.gives(right, identity))
                        .flatMap(rule -> rule.rule.names().stream())
                        .toList());
    }

    /** The rules themselves. */
    public List<AccessRule> asList() {
        return rules.stream().map(Compiled::rule).toList();
    }
}
