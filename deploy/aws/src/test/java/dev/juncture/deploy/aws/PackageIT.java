package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class PackageIT {
    static final Path ZIP = Path.of("target", "juncture-aws.zip");

    @Test
    void containsNoHttpServer() throws IOException {
        assertThat(entries().map(ZipEntry::getName))
                .contains("dev/juncture/deploy/aws/LambdaRunner.class", "application.properties")
                .anyMatch(name -> name.startsWith("lib/juncture-server-"))
                .noneMatch(name -> name.contains("tomcat")
                        || name.contains("juncture-frontend")
                        || name.contains("webflux")
                        || name.contains("aws-lambda-java-runtime-interface-client"));
    }

    private static Stream<? extends ZipEntry> entries() throws IOException {
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            return zip.stream().toList().stream();
        }
    }
}
