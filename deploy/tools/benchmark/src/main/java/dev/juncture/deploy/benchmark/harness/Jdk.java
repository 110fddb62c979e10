package dev.juncture.deploy.benchmark.harness;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** An installed JDK, and its flags for a cache of loaded classes. */
public record Jdk(Path home, String version) {
    /** The first version that makes an AOT cache in one step. */
    private static final int AOT_CACHES = 25;

    /**
     * Finds a JDK.
     *
     * @throws IllegalArgumentException if the folder contains no JDK, in one sentence
     */
    public static Jdk in(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException none) {
            throw new IllegalArgumentException("There is no JDK in " + home + ".");
        }
        return new Jdk(home, release.getProperty("JAVA_VERSION", "").replace("\"", ""));
    }

    /** Returns the command that starts Java. */
    public String java() {
        return home.resolve("bin").resolve("java").toString();
    }

    /** Returns the flags with which a process writes the cache when it ends. */
    public List<String> training(Path cache) {
        return List.of((hasAotCaches() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache);
    }

    /** Returns the flags with which a process uses the cache. */
    public List<String> cached(Path cache) {
        return List.of((hasAotCaches() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache);
    }

    /** Returns what kind of cache it is. */
    public String cacheName() {
        return hasAotCaches() ? "AOT cache" : "AppCDS";
    }

    private boolean hasAotCaches() {
        return Integer.parseInt(version.replaceAll("\\D.*", "")) >= AOT_CACHES;
    }
}
