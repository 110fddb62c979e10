import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes what Lambda unpacks: classes at the top, libraries under lib. The libraries are stored uncompressed inside
 * themselves and compressed as wholes, which makes a third less of them, and nothing to inflate when classes load.
 */
public final class LambdaZip {
    private static final long NO_TIME = 315_619_200_000L; // 1980-01-02, about where the format begins

    private LambdaZip() {}

    /** @param args the zip, the most bytes that it may have, the class path whose directories and jars go in */
    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        List<ZipEntry> libraries = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (String part : new TreeSet<>(List.of(args[2].split(File.pathSeparator)))) {
                Path path = Path.of(part);
                if (Files.isDirectory(path)) {
                    addClasses(path, zip);
                } else {
                    libraries.add(add("lib/" + path.getFileName(), stored(path), zip));
                }
            }
        }
        long most = Long.parseLong(args[1]);
        System.out.printf("%s has %,d bytes%n", target.getFileName(), Files.size(target));
        if (Files.size(target) > most) {
            System.err.printf("That is more than %,d. The biggest libraries in it: %s%n", most, biggest(libraries));
            System.exit(1);
        }
    }

    private static void addClasses(Path directory, ZipOutputStream zip) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
                add(name, Files.readAllBytes(file), zip);
            }
        }
    }

    /** The same jar without compression. */
    private static byte[] stored(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            to.setMethod(ZipOutputStream.STORED);
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().<ZipEntry>map(e -> e)::iterator) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                CRC32 checksum = new CRC32();
                checksum.update(content);
                ZipEntry copy = entry(entry.getName());
                copy.setSize(content.length);
                copy.setCrc(checksum.getValue());
                to.putNextEntry(copy);
                to.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static ZipEntry add(String name, byte[] content, ZipOutputStream zip) throws IOException {
        ZipEntry entry = entry(name);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        return entry;
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(NO_TIME);
        return entry;
    }

    private static String biggest(List<ZipEntry> libraries) {
        return libraries.stream()
                .sorted(Comparator.comparingLong(ZipEntry::getCompressedSize).reversed())
                .limit(8)
                .map(entry -> String.format("%s %,d", entry.getName(), entry.getCompressedSize()))
                .collect(Collectors.joining(", "));
    }
}
