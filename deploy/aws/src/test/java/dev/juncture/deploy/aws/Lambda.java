package dev.juncture.deploy.aws;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The unpacked package as a separate process, under the client that runs functions in Lambda. */
public final class Lambda implements AutoCloseable {
    private static final String HANDLER =
            "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final RuntimeApi api;
    private final Process process;

    private Lambda(RuntimeApi api, Process process) {
        this.api = api;
        this.process = process;
    }

    /** @param environment the function's variables */
    public static Lambda start(Path zip, Path directory, Map<String, String> environment) throws IOException {
        unpack(zip, directory);
        RuntimeApi api = new RuntimeApi();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        // The template sets this property too.
                        "-Dspring.aot.enabled=true",
                        "-cp",
                        clientClassPath(),
                        CLIENT,
                        HANDLER)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolveSibling("lambda.log").toFile());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("_HANDLER", HANDLER);
        builder.environment().put("MAIN_CLASS", "dev.juncture.deploy.aws.LambdaRunner");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.onExit().thenRun(() -> api.fail("The function's process ended."));
        return new Lambda(api, process);
    }

    public byte[] invoke(byte[] event) {
        try {
            return api.invoke(event).get(2, TimeUnit.MINUTES);
        } catch (Exception failed) {
            throw new AssertionError("The function did not answer.", failed);
        }
    }

    /** Returns only the libraries of Lambda itself: the package must contain all others. */
    private static String clientClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("aws-lambda-java-") || jar.contains("utils-lite"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void unpack(Path zip, Path directory) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
    }
}
