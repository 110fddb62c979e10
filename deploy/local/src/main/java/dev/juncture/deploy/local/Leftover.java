package dev.juncture.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that a killed run left behind: its data are taken over, so it is stopped first. */
final class Leftover {
    private Leftover() {}

    /** @param pidFile whose first line is a process id @param program what that process must be, since ids are reused */
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
