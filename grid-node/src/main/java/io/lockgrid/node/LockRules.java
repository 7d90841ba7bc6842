package io.lockgrid.node;

import io.lockgrid.internal.text.NamePattern;
import java.util.List;
import java.util.Optional;

/**
 * The rules for locks, in order: the first whose name matches is the one that counts. Immutable and thread-safe; made to
 * be asked on every acquire.
 */
public final class LockRules {

    /** No rule for any lock. */
    public static final LockRules NONE = new LockRules(List.of());

    private final List<LockRule> rules;
    private final NamePattern[] patterns;
    private final List<Optional<LockRule>> answers;

    /** These rules, in this order. */
    public LockRules(List<LockRule> rules) {
        this.rules = List.copyOf(rules);
        this.patterns =
                this.rules.stream().map(rule -> new NamePattern(rule.name())).toArray(NamePattern[]::new);
        this.answers = this.rules.stream().map(Optional::of).toList();
    }

    /**
     * The rule for a lock, if there is one.
     *
     * @param lockName the lock's name without {@code @} and its group
     */
    public Optional<LockRule> match(String lockName) {
        for (int i = 0; i < patterns.length; i++) {
            if (patterns[i].matches(lockName)) {
                return answers.get(i);
            }
        }
        return Optional.empty();
    }

    /** The rules themselves, in order. */
    public List<LockRule> asList() {
        return rules;
    }
}
