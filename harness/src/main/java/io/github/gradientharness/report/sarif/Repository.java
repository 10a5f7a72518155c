package io.github.gradientharness.report.sarif;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that code scanning shows, to which paths must be relative: the nearest one above a module that version control
 * keeps, or else the module itself.
 */
record Repository(Path root) {

    static Repository around(Path module) {
        Path absolute = module.toAbsolutePath().normalize();
        for (Path folder = absolute; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return new Repository(folder);
            }
        }
        return new Repository(absolute);
    }

    /** A file's path relative to the repository as a URI reference; empty if it lies outside. */
    Optional<String> uri(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!absolute.startsWith(root) || absolute.equals(root)) {
            return Optional.empty();
        }
        String path = root.relativize(absolute).toString().replace('\\', '/');
        try {
            // With a slash in front, a colon in the path's first element is not taken for a scheme's.
            return Optional.of(
                    new URI(null, null, "/" + path, null).toASCIIString().substring(1));
        } catch (URISyntaxException exception) {
            return Optional.empty();
        }
    }
}
