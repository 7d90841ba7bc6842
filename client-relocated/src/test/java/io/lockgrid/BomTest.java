package io.lockgrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BOM has no parent, so what both say has to be the same. */
class BomTest {
    private static final String VERSION = "<version>([^<]*)</version>";

    @Test
    void theBomManagesTheEngineThatIsBuiltWith() throws IOException {
        String parent = Files.readString(Path.of("..", "pom.xml"));
        String bom = Files.readString(Path.of("..", "bom", "pom.xml"));

        assertThat(found("<artifactId>hazelcast</artifactId>\\s*" + VERSION, bom))
                .isEqualTo(found("<hazelcast.version>([^<]*)</hazelcast.version>", parent));
        assertThat(found("<artifactId>lockgrid-bom</artifactId>\\s*" + VERSION, bom))
                .isEqualTo(found("<artifactId>lockgrid-parent</artifactId>\\s*" + VERSION, parent));
    }

    @Test
    void itsPluginsAreTheParentsOwn() throws IOException {
        String parent = Files.readString(Path.of("..", "pom.xml"));
        String bom = Files.readString(Path.of("..", "bom", "pom.xml"));

        assertThat(Pattern.compile("<artifactId>([a-z-]*-maven-plugin|maven-[a-z]*-plugin)</artifactId>\\s*" + VERSION)
                        .matcher(bom)
                        .results())
                .hasSize(5)
                .allSatisfy(plugin -> assertThat(plugin.group(2))
                        .isEqualTo(found("<" + plugin.group(1) + ".version>([^<]*)<", parent)));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s", pattern).isTrue();
        return matcher.group(1);
    }
}
