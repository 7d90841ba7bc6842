package io.lockgrid.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes an IPv6 address as people do, with {@code ::} in the place of its longest row of zeros. Stateless. */
public final class Ipv6Text {

    /** Two groups of zero or more, with the colons around them. */
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    private Ipv6Text() {}

    /** @param address as the JDK writes it, or short already; a scope at its end stays */
    public static String shorten(String address) {
        int scope = address.indexOf('%');
        String groups = scope < 0 ? address : address.substring(0, scope);
        if (groups.contains("::")) {
            return address;
        }
        Matcher zeros = ZEROS.matcher(groups);
        int start = 0;
        int end = 0;
        while (zeros.find()) {
            if (zeros.end() - zeros.start() > end - start) {
                start = zeros.start();
                end = zeros.end();
            }
        }
        return end == 0 ? address : groups.substring(0, start) + "::" + address.substring(end);
    }
}
