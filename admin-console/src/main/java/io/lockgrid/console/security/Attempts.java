package io.lockgrid.console.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.lockgrid.console.security.settings.SecuritySettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How many attempts to sign in may fail, by name and by address. Thread-safe. */
@Singleton
class Attempts {
    private static final int MOST = 50_000;
    private static final int LONGEST_NAME = 64;

    private final Cache<String, Bucket> names;
    private final Cache<String, Bucket> addresses;
    private final int burst;
    private final long refill;
    private final Ticker ticker;

    @Inject
    Attempts(SecuritySettings settings) {
        this(settings, Ticker.systemTicker());
    }

    Attempts(SecuritySettings settings, Ticker ticker) {
        burst = settings.burst();
        refill = settings.refill().toNanos();
        this.ticker = ticker;
        Duration full = settings.refill().multipliedBy(burst);
        names = buckets(full);
        addresses = buckets(full);
    }

    private Cache<String, Bucket> buckets(Duration full) {
        // A bucket that is full again need not be remembered.
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(full)
                .ticker(ticker)
                .build();
    }

    /** Takes one attempt; how long to wait if there is none left. */
    Optional<Duration> take(String name, String address) {
        long now = ticker.read();
        Optional<Duration> wait = bucket(addresses, address).take(now);
        return wait.isPresent() ? wait : bucket(names, key(name)).take(now);
    }

    /** Gives it back, because it did not fail. */
    void giveBack(String name, String address) {
        bucket(addresses, address).giveBack();
        bucket(names, key(name)).giveBack();
    }

    private Bucket bucket(Cache<String, Bucket> buckets, String key) {
        return buckets.get(key, ignored -> new Bucket(ticker.read()));
    }

    // No user has a longer name; whoever tries them shares one bucket.
    private static String key(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private final class Bucket {
        private double left = burst;
        private long at;

        private Bucket(long now) {
            at = now;
        }

        private synchronized Optional<Duration> take(long now) {
            left = Math.min(burst, left + (double) Math.max(0, now - at) / refill);
            at = now;
            if (left >= 1) {
                left--;
                return Optional.empty();
            }
            return Optional.of(Duration.ofNanos((long) Math.ceil((1 - left) * refill)));
        }

        private synchronized void giveBack() {
            left = Math.min(burst, left + 1);
        }
    }
}
