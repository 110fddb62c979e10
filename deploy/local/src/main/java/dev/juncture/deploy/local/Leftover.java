package dev.juncture.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that a killed run has left running. It is stopped, because the new run uses its data. */
final class Leftover {
    private Leftover() {}

    /**
     * Stops the server, if it still runs.
     *
     * @param pidFile a file whose first line is the process id
     * @param program the start of the program's name: the id may have been reused by another program
     */
    static void stop(Path pidFile, String program) {
        find(pidFile, program).ifPresent(process -> {
            process.destroy();
            if (!endsWithin(process, 15)) {
                process.destroyForcibly();
                endsWithin(process, 5);
            }
        });
    }

    private static Optional<ProcessHandle> find(Path pidFile, String program) {
        try {
            long pid = Files.exists(pidFile)
                    ? Long.parseLong(Files.readAllLines(pidFile).get(0).strip())
                    : -1;
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .command()
                            .map(command -> Path.of(command).getFileName().toString())
                            .filter(name -> name.startsWith(program))
                            .isPresent());
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean endsWithin(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
