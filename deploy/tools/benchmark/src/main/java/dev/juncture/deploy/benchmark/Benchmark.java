package dev.juncture.deploy.benchmark;

import dev.juncture.deploy.benchmark.coldstart.ColdStartBenchmark;
import dev.juncture.deploy.benchmark.connects.ConnectsBenchmark;
import dev.juncture.deploy.benchmark.harness.Job;
import dev.juncture.deploy.benchmark.load.ContainerBenchmark;
import dev.juncture.deploy.benchmark.load.LoadBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

/** Runs the benchmark that the command line selects, and prints its report. */
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] args) throws IOException {
        Job job;
        try {
            job = job(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        String report = job.measure(System.err::println);
        System.out.println(report);
        if (job.out().isPresent()) {
            Files.writeString(job.out().get(), report);
        }
    }

    private static Job job(String... args) {
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        return switch (args.length == 0 ? "" : args[0]) {
            case "cold-start" -> ColdStartBenchmark.parse(rest);
            case "connects" -> ConnectsBenchmark.parse(rest);
            case "container" -> ContainerBenchmark.parse(rest);
            default -> LoadBenchmark.parse(args);
        };
    }
}
