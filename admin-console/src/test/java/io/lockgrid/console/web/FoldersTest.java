package io.lockgrid.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.console.web.NameParts.Folder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with slashes, as folders, and their order. */
class FoldersTest {
    private static final LockFolder OLD = new LockFolder("b/", 3, 1, 5, Instant.ofEpochMilli(10));
    private static final LockFolder YOUNG = new LockFolder("c/", 1, 1, 0, Instant.ofEpochMilli(90));
    private static final LockFolder IDLE = new LockFolder("a/", 2, 0, 2, null);

    private static List<String> sorted(LockSort by, boolean descending) {
        List<LockFolder> folders = new ArrayList<>(List.of(YOUNG, IDLE, OLD));
        return FolderOrder.sorted(folders, LockQuery.all().withSort(by).withDescending(descending)).stream()
                .map(LockFolder::prefix)
                .toList();
    }

    @Test
    void theFoldersOfANameComeTheOutermostFirst() {
        assertThat(NameParts.folders("orders/eu/7"))
                .containsExactly(new Folder("orders/", "orders/"), new Folder("eu/", "orders/eu/"));
        assertThat(NameParts.last("orders/eu/7")).isEqualTo("7");
        assertThat(NameParts.folder("orders/eu/")).isEqualTo("eu/");
        assertThat(NameParts.folder("orders/")).isEqualTo("orders/");
    }

    @Test
    void aSlashAtTheEndOfANameMakesNoFolderOfIt() {
        assertThat(NameParts.folders("orders/eu/")).containsExactly(new Folder("orders/", "orders/"));
        assertThat(NameParts.last("orders/eu/")).isEqualTo("eu/");
        assertThat(NameParts.path("orders/eu/"))
                .as("but of a prefix it does")
                .containsExactly(new Folder("orders/", "orders/"), new Folder("eu/", "orders/eu/"));
        assertThat(NameParts.path("orders/e")).containsExactly(new Folder("orders/", "orders/"));
        assertThat(NameParts.path("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a/b", "a//b", "/a", "a/", "/", "//", "a/b/c/", "a/b//c"})
    void foldersAndWhatIsLeftAreTheName(String name) {
        StringBuilder joined = new StringBuilder();
        NameParts.folders(name).forEach(folder -> {
            joined.append(folder.name());
            assertThat(folder.prefix()).isEqualTo(joined.toString());
        });

        assertThat(joined.append(NameParts.last(name))).hasToString(name);
    }

    @Test
    void foldersFollowTheOrderOfTheLocksBesideThem() {
        assertThat(sorted(LockSort.NAME, false)).containsExactly("a/", "b/", "c/");
        assertThat(sorted(LockSort.NAME, true)).containsExactly("c/", "b/", "a/");
        assertThat(sorted(LockSort.AGE, false)).containsExactly("a/", "c/", "b/");
        assertThat(sorted(LockSort.AGE, true)).containsExactly("b/", "c/", "a/");
        assertThat(sorted(LockSort.WAITERS, false)).containsExactly("c/", "a/", "b/");
        assertThat(sorted(LockSort.LONGEST_WAIT, true)).containsExactly("b/", "a/", "c/");
        assertThat(sorted(LockSort.FENCE, false)).as("a folder has no fence").containsExactly("a/", "b/", "c/");
    }

    @ParameterizedTest
    @EnumSource(LockSort.class)
    void foldersAreOnTheFirstPageOnly(LockSort by) {
        assertThat(FolderOrder.sorted(List.of(OLD), LockQuery.all().withSort(by).withOffset(1)))
                .isEqualTo(Collections.emptyList());
    }
}
