package dev.juncture.deploy.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * The frontend's files on the class path. HTML documents have the paths of their pages, other files their own names.
 */
final class Pages {
    private static final String FOLDER = "META-INF/resources/";
    private static final Pattern FILE = Pattern.compile("/(assets/)?[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Pattern CONNECT_PAGE =
            Pattern.compile("/connect/[^/]+/?|/finalize-connection/[^/]+/[^/]+/?|/connection-error/?");

    private final String home;
    private final Map<String, Optional<Page>> loaded = new ConcurrentHashMap<>();

    private Pages(String home) {
        this.home = home;
    }

    static Pages of(PageSettings settings) {
        return new Pages(settings.home());
    }

    /** @param immutable whether a file of this name never changes, because the name contains a hash of the content */
    record Page(byte[] bytes, MediaType type, boolean document, boolean immutable) {}

    Optional<Page> find(String path) {
        if ("/".equals(path)) {
            return load(home);
        }
        if (CONNECT_PAGE.matcher(path).matches()) {
            return load("index.html");
        }
        return FILE.matcher(path).matches() && !path.endsWith(".html") ? load(path.substring(1)) : Optional.empty();
    }

    private Optional<Page> load(String name) {
        Optional<Page> known = loaded.get(name);
        if (known == null) {
            known = read(name);
            // Keeps only files that exist: a client could fill the memory with names that do not.
            known.ifPresent(page -> loaded.put(name, Optional.of(page)));
        }
        return known;
    }

    private static Optional<Page> read(String name) {
        try (InputStream file = Pages.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
            boolean text = "text".equals(type.getType());
            MediaType withCharset = text ? MediaType.parseMediaType(type + ";charset=UTF-8") : type;
            return file == null
                    ? Optional.empty()
                    : Optional.of(new Page(
                            file.readAllBytes(), withCharset, name.endsWith(".html"), name.startsWith("assets/")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
