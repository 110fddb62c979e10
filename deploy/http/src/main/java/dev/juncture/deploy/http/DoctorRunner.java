package dev.juncture.deploy.http;

import dev.juncture.JunctureConfiguration;
import dev.juncture.doctor.Doctor;
import dev.juncture.doctor.Report;
import java.io.PrintStream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configuration of the command {@code doctor}: all of Juncture except its HTTP server. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(JunctureConfiguration.class)
class DoctorRunner {
    /**
     * Prints the report.
     *
     * @return the exit code
     */
    static int run(ApplicationContext context, PrintStream out) {
        Report report = context.getBean(Doctor.class).runChecks();
        out.print(report.text());
        return report.hasFailure() ? 1 : 0;
    }
}
