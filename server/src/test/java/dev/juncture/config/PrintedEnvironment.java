package dev.juncture.config;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/** Prints the properties that an application reads under the given names, one per line. */
public final class PrintedEnvironment {
    private static final class Nothing {}

    private PrintedEnvironment() {}

    public static void main(String[] names) {
        Environment environment = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("logging.level.root=error")
                .run()
                .getEnvironment();
        for (String name : names) {
            System.out.println(name + "=" + environment.getProperty(name));
        }
    }
}
