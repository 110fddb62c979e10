package dev.juncture.deploy.benchmark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine on which a benchmark runs. Times mean little if it is busy with other work. */
public final class Machine {
    private Machine() {}

    /** Describes processor, operating system, Java and the current load. */
    public static String describe() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + ", JDK " + System.getProperty("java.version") + load();
    }

    /** Returns the memory that a process holds, in MiB, or nothing if the system does not report it. */
    public static Optional<Long> memory(long pid) {
        return status(pid, "VmRSS:");
    }

    /** Returns the most memory that a process ever held, in MiB, or nothing if the system does not report it. */
    public static Optional<Long> peakMemory(long pid) {
        return status(pid, "VmHWM:");
    }

    private static Optional<Long> status(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** Returns a port of the loopback address that no process uses at the moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static String load() {
        double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return average < 0 ? "" : String.format(Locale.ROOT, "; load average at the start %.1f", average);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
