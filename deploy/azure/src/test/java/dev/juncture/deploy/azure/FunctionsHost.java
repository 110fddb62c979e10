package dev.juncture.deploy.azure;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Stands in for Azure's host and Java worker, neither of which can be had: loads a package as the worker does, finds each
 * call's function by its function.json, has the package's own injector make the function's class, and hands over the
 * platform's types. It knows nothing of what is in the package.
 */
public final class FunctionsHost {
    private static final String TICK = "{\"Schedule\":{\"AdjustForDST\":true},\"IsPastDue\":false}";

    private final ClassLoader functions;
    private final FunctionInstanceInjector injector;
    private final List<Binding> bindings;

    private FunctionsHost(Path directory) throws IOException {
        try (Stream<Path> jars = Files.walk(directory)) {
            URL[] urls = jars.filter(file -> file.toString().endsWith(".jar"))
                    .map(FunctionsHost::url)
                    .toArray(URL[]::new);
            this.functions = new URLClassLoader(urls, FunctionsHost.class.getClassLoader());
        }
        this.injector = ServiceLoader.load(FunctionInstanceInjector.class, functions)
                .findFirst()
                .orElseThrow();
        this.bindings = Binding.in(directory);
    }

    /** @param arguments the package's folder, and the port on the loopback address */
    public static void main(String[] arguments) throws IOException {
        FunctionsHost host = new FunctionsHost(Path.of(arguments[0]));
        int port = Integer.parseInt(arguments[1]);
        try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                new Thread(() -> host.serve(socket)).start();
            }
        }
    }

    /** Reads a message of {@link FunctionsClient}: the trigger, then its data. */
    private void serve(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            String method = in.readUTF();
            String target = in.readUTF();
            Map<String, String> headers = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                headers.merge(in.readUTF().toLowerCase(Locale.ROOT), in.readUTF(), (one, other) -> one + "," + other);
            }
            byte[] body = in.readNBytes(in.readInt());
            if (body.length > 0) {
                // The host reads no other bodies.
                headers.put("content-length", String.valueOf(body.length));
            }
            if ("TIMER".equals(method)) {
                out.writeInt(trigger("timerTrigger", target, TICK) ? 204 : 500);
                return;
            }
            if ("QUEUE".equals(method)) {
                out.writeInt(trigger("queueTrigger", target, new String(body, StandardCharsets.UTF_8)) ? 204 : 500);
                return;
            }
            Received received = new Received(method, target, headers, body);
            HttpResponseMessage answer = answer(received);
            out.writeInt(answer.getStatusCode());
            Map<String, String> answered = ((Answered) answer).headers();
            out.writeInt(answered.size());
            for (Map.Entry<String, String> header : answered.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            byte[] bytes = (byte[]) answer.getBody();
            out.writeInt(bytes.length);
            out.write(bytes);
        } catch (EOFException onlyAsksWhetherSomeoneListens) {
            // The client only tested the port and sent nothing.
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private HttpResponseMessage answer(Received received) {
        Binding binding = bindings.stream()
                .filter(each -> each.answers(received.method(), received.path()))
                .min(Binding.EXACT_FIRST)
                .orElse(null);
        if (binding == null) {
            return Answered.empty(404);
        }
        try {
            Method function = function(binding);
            HttpRequestMessage<Object> message = received.message(function.getGenericParameterTypes()[0]);
            return (HttpResponseMessage) call(function, message);
        } catch (Exception failed) {
            failed.printStackTrace();
            return Answered.empty(500);
        }
    }

    private boolean trigger(String type, String name, String argument) {
        try {
            Binding binding = bindings.stream()
                    .filter(each -> each.type().equals(type) && each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            call(function(binding), argument);
            return true;
        } catch (Exception failed) {
            failed.printStackTrace();
            return false;
        }
    }

    private Method function(Binding binding) throws ClassNotFoundException {
        String entry = binding.entryPoint();
        int dot = entry.lastIndexOf('.');
        Class<?> type = Class.forName(entry.substring(0, dot), true, functions);
        return Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(entry.substring(dot + 1)))
                .findFirst()
                .orElseThrow();
    }

    private Object call(Method function, Object argument) throws Exception {
        Thread.currentThread().setContextClassLoader(functions);
        Object instance = injector.getInstance(function.getDeclaringClass());
        try {
            return function.invoke(instance, argument);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof Exception exception ? exception : failed;
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
