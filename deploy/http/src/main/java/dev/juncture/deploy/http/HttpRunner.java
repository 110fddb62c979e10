package dev.juncture.deploy.http;

import dev.juncture.JunctureConfiguration;
import dev.juncture.deploy.http.socket.SocketSettings;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Runs Juncture as one process that serves HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({PageSettings.class, DrainSettings.class, SocketSettings.class})
@Import({JunctureConfiguration.class, EdgeConfiguration.class})
public class HttpRunner {
    private static final Logger log = LoggerFactory.getLogger(HttpRunner.class);

    public static void main(String[] args) {
        if (Rehearsal.isRequested(args)) {
            System.exit(Rehearsal.run(HttpRunner.class));
        }
        Command.named(args).ifPresent(command -> System.exit(command.run(System.out, Map.of(), args)));
        SpringApplication.run(HttpRunner.class, args);
    }

    @Bean
    static ApplicationListener<WebServerInitializedEvent> listening() {
        return event ->
                log.atInfo().addKeyValue("port", event.getWebServer().getPort()).log("listening");
    }
}
