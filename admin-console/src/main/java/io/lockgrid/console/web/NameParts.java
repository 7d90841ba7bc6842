package io.lockgrid.console.web;

import java.util.ArrayList;
import java.util.List;

/** Names with slashes, as folders. */
public final class NameParts {
    private NameParts() {}

    /** A folder: what it is called, with its slash, and how the names in it begin. */
    public record Folder(String name, String prefix) {}

    /** The folders that a lock is in, the outermost first. */
    public static List<Folder> folders(String name) {
        List<Folder> folders = new ArrayList<>();
        int start = 0;
        for (int slash = name.indexOf('/'); slash >= 0 && slash < name.length() - 1; slash = name.indexOf('/', start)) {
            folders.add(new Folder(name.substring(start, slash + 1), name.substring(0, slash + 1)));
            start = slash + 1;
        }
        return folders;
    }

    /** What a folder is called within the one that it is in: {@code eu/} of {@code orders/eu/}. */
    public static String folder(String prefix) {
        return prefix.substring(prefix.lastIndexOf('/', prefix.length() - 2) + 1);
    }

    /** The folders that a prefix leads through, the outermost first; the last may be one itself. */
    public static List<Folder> path(String prefix) {
        List<Folder> folders = folders(prefix);
        if (prefix.endsWith("/")) {
            folders.add(new Folder(folder(prefix), prefix));
        }
        return folders;
    }

    /** What is left of the name after its folders. */
    public static String last(String name) {
        int slash = name.lastIndexOf('/', name.length() - 2);
        return name.substring(slash + 1);
    }
}
