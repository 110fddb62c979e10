package dev.juncture.deploy.http.socket;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Ends a connection when a request was answered without its whole body. Tomcat would first wait for the rest, in order to
 * keep the connection.
 */
final class RefusingAdapter implements Adapter {
    private final Adapter tomcat;
    private boolean unread;

    RefusingAdapter(Adapter tomcat) {
        this.tomcat = tomcat;
    }

    /** Returns whether Juncture answered the last request before it read the whole body, and resets this value. */
    boolean takeUnread() {
        boolean taken = unread;
        unread = false;
        return taken;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        tomcat.service(request, response);
        unread = !is(ActionCode.ASYNC_IS_ASYNC, request) && !is(ActionCode.REQUEST_BODY_FULLY_READ, request);
        if (unread) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean is(ActionCode question, Request request) {
        AtomicBoolean answer = new AtomicBoolean();
        request.action(question, answer);
        return answer.get();
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return tomcat.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return tomcat.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        tomcat.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        tomcat.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return tomcat.getDomain();
    }
}
