package dev.juncture.deploy.http;

import dev.juncture.deploy.http.socket.BoundedProtocol;
import dev.juncture.deploy.http.socket.SocketSettings;
import dev.juncture.doctor.StartWarnings;
import dev.juncture.edge.ScheduledFunctions;
import dev.juncture.http.Router;
import dev.juncture.http.browser.BrowserRules;
import dev.juncture.limit.ConnectionLimit;
import dev.juncture.token.rotation.KeyCheck;
import dev.juncture.token.upkeep.TokenSchedules;
import java.time.Instant;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
    @Bean
    static ServletRegistrationBean<RouterServlet> routerServlet(Router router) {
        ServletRegistrationBean<RouterServlet> registration =
                new ServletRegistrationBean<>(new RouterServlet(router), "/");
        registration.setName("router");
        return registration;
    }

    @Bean
    static FilterRegistrationBean<PagesFilter> pagesFilter(PageSettings settings, BrowserRules rules) {
        FilterRegistrationBean<PagesFilter> registration =
                new FilterRegistrationBean<>(new PagesFilter(Pages.of(settings), new PageHeaders(settings, rules)));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    @Bean
    static Drain drain(DrainSettings settings) {
        return new Drain(settings);
    }

    @Bean
    static FilterRegistrationBean<DrainFilter> drainFilter(Drain drain) {
        FilterRegistrationBean<DrainFilter> registration = new FilterRegistrationBean<>(new DrainFilter(drain));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Checks after the start, because the start itself must not need PostgreSQL or Redis. */
    @Bean
    static ApplicationRunner checksAfterTheStart(
            KeyCheck keys, StartWarnings warnings, TaskScheduler functionScheduler) {
        return arguments -> {
            keys.requireEveryKey();
            functionScheduler.schedule(warnings::logProblems, Instant.now().plus(Schedules.FIRST_RUN_DELAY));
        };
    }

    @Bean
    static ThreadPoolTaskScheduler functionScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(TokenSchedules.PAUSES.size());
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setDaemon(true);
        return scheduler;
    }

    @Bean
    static Schedules schedules(ScheduledFunctions functions, TaskScheduler functionScheduler) {
        return new Schedules(functions, functionScheduler);
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedSockets(
            SocketSettings settings, ConnectionLimit peers) {
        return factory -> {
            factory.setProtocol(BoundedProtocol.class.getName());
            // These customizers run last. Before them, Spring Boot's own customizer sets its defaults.
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof BoundedProtocol protocol) {
                    protocol.limit(settings, peers);
                }
            });
        };
    }

    /**
     * Decides about virtual threads at run time. Spring Boot decides when the context is prepared ahead of time,
     * possibly on an older Java than the one that runs it. Before Java 24, a virtual thread that waits for a body holds a
     * platform thread, and there are fewer of those than Tomcat has.
     */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> virtualThreads(Environment environment) {
        boolean virtual =
                Threading.VIRTUAL.isActive(environment) && Runtime.version().feature() >= 24;
        return factory -> factory.addProtocolHandlerCustomizers(
                protocol -> protocol.setExecutor(virtual ? new VirtualThreadExecutor("tomcat-handler-") : null));
    }

    /** Gives Tomcat's own refusals the format of our errors. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatAnswers(ObjectProvider<Router> router) {
        return factory -> {
            // The router decodes paths itself, and refuses those that are not allowed.
            factory.addConnectorCustomizers(connector -> {
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
                // The router refuses TRACE like any method that a route does not have. No answer repeats the request.
                connector.setAllowTrace(true);
            });
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.getPipeline().addValve(new JsonErrorValve(router::getObject));
                    // The host adds no second valve when it already has one of this class.
                    host.setErrorReportValveClass(JsonErrorValve.class.getName());
                }
            });
        };
    }
}
