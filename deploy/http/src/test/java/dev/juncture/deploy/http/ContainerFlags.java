package dev.juncture.deploy.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Java that starts as in the container: with its flags and the memory that {@code compose.yaml} gives it. The prepared
 * context and the class cache are left out, because the tests' class path has neither.
 *
 * @param mebibytes the memory of the container
 */
record ContainerFlags(Path javaHome, int mebibytes) {
    private static final Pattern MEMORY = Pattern.compile("mem_limit: (\\d+)m");

    static ContainerFlags of(Path javaHome) throws IOException {
        int mebibytes = MEMORY.matcher(Files.readString(Path.of("compose.yaml")))
                .results()
                .map(MatchResult::group)
                .map(found -> Integer.parseInt(found.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        return new ContainerFlags(javaHome, mebibytes);
    }

    List<String> java() {
        List<String> java = new ArrayList<>(List.of(tool("java"), "-XX:MaxRAM=" + mebibytes + "m"));
        try {
            Files.readAllLines(Path.of("container", "java.flags")).stream()
                    .filter(flag -> !flag.isBlank() && !flag.contains("AOTCache") && !flag.contains("spring.aot"))
                    .forEach(java::add);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return java;
    }

    String tool(String name) {
        return javaHome.resolve("bin").resolve(name).toString();
    }
}
