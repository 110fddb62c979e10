import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Zips a folder of functions for deployment. First it removes the compression inside the jars: a jar that is compressed
 * as a whole is smaller, and its classes load without decompression.
 */
public final class FunctionsZip {
    /** Equal content gives an equal zip. */
    private static final long NO_TIME = 315_619_200_000L;

    private FunctionsZip() {}

    /** @param args the folder, the zip, and the most bytes that the zip may have */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path target = Path.of(args[1]);
        // Settings for a developer's machine; the platform has its own.
        Files.deleteIfExists(folder.resolve("local.settings.json"));
        List<ZipEntry> jars = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target));
                Stream<Path> files = Files.walk(folder)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                boolean jar = file.toString().endsWith(".jar");
                if (jar) {
                    Files.write(file, stored(file));
                }
                ZipEntry entry = entry(folder.relativize(file).toString().replace('\\', '/'));
                put(zip, entry, Files.readAllBytes(file));
                if (jar) {
                    jars.add(entry);
                }
            }
        }
        long size = Files.size(target);
        System.out.printf("%s has %,d bytes%n", target.getFileName(), size);
        if (size > Long.parseLong(args[2])) {
            System.err.printf("They may be %s. The biggest jars: %s%n", args[2], biggest(jars));
            System.exit(1);
        }
    }

    private static byte[] stored(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            to.setMethod(ZipOutputStream.STORED);
            for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements(); ) {
                ZipEntry original = all.nextElement();
                byte[] content = from.getInputStream(original).readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = entry(original.getName());
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                put(to, entry, content);
            }
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(NO_TIME);
        return entry;
    }

    private static void put(ZipOutputStream zip, ZipEntry entry, byte[] content) throws IOException {
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String biggest(List<ZipEntry> jars) {
        return jars.stream()
                .sorted(Comparator.comparingLong(ZipEntry::getCompressedSize).reversed())
                .limit(10)
                .map(jar -> "%s %,d".formatted(jar.getName(), jar.getCompressedSize()))
                .collect(Collectors.joining(", "));
    }
}
