package io.fairqueue.http.realtime;

import io.fairqueue.http.problem.Refusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.channel.Channel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fan's socket to one line. Runs on the event loop and hands on what may block. */
@ServerWebSocket(SocketGate.PREFIX + "{eventId}")
final class QueueSocket {

  private static final Logger LOG = LoggerFactory.getLogger(QueueSocket.class);

  /** By RFC 6455; the library takes higher ones. */
  private static final int LAST_CLOSE_CODE = 4_999;

  private static final String WIRE = Wire.class.getName();

  private final SocketHub hub;
  private final InboundMessages inbound;
  private final Messages messages;
  private final PushMetrics metrics;
  private final InstantSource time;

  QueueSocket(
      SocketHub hub,
      InboundMessages inbound,
      Messages messages,
      PushMetrics metrics,
      InstantSource time) {
    this.hub = hub;
    this.inbound = inbound;
    this.messages = messages;
    this.metrics = metrics;
    this.time = time;
  }

  @OnOpen
  void open(WebSocketSession session, HttpRequest<?> request) {
    Visit visit = request.getAttribute(Visit.ATTRIBUTE, Visit.class).orElseThrow();
    Channel channel = ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
    var connection =
        new Connection(visit, new SocketOutlet(channel), messages, metrics, time.instant());
    session.put(WIRE, new Wire(channel, connection, new FrameReader()));
    if (!hub.open(connection)) {
      connection.drop(Farewell.TOO_MANY_CONNECTIONS);
    }
  }

  @OnMessage(maxPayloadLength = FrameReader.LONGEST)
  void message(WebSocketFrame frame, WebSocketSession session) {
    try {
      wire(session).ifPresent(wire -> receive(wire, frame));
    } finally {
      frame.release();
    }
  }

  @OnMessage
  void pong(WebSocketPongMessage pong, WebSocketSession session) {
    wire(session).ifPresent(wire -> wire.connection().heard(time.instant()));
  }

  @OnClose
  void close(CloseReason reason, WebSocketSession session) {
    wire(session)
        .ifPresent(
            wire -> {
              hub.forget(wire.connection());
              // To who went without a farewell this leads nowhere.
              var unused = wire.channel().writeAndFlush(farewell(reason.getCode()));
            });
  }

  @OnError
  void error(Throwable cause, WebSocketSession session) {
    if (cause instanceof IOException || cause instanceof CodecException) {
      LOG.debug("a socket broke", cause);
      wire(session).ifPresent(Wire::cut);
    } else {
      LOG.error("a socket failed", cause);
      wire(session).ifPresent(wire -> wire.connection().drop(Farewell.FAULT));
    }
  }

  private void receive(Wire wire, WebSocketFrame frame) {
    Connection connection = wire.connection();
    connection.heard(time.instant());
    switch (wire.reader().read(frame)) {
      case FrameReader.Read.Message message -> inbound.receive(connection, message.text());
      case FrameReader.Read.Begun begun -> {
        // The rest will come.
      }
      case FrameReader.Read.TooBig tooBig -> connection.drop(Farewell.TOO_BIG);
      case FrameReader.Read.NoText binary ->
          connection.send(messages.error(Refusal.MESSAGE_NOT_TEXT));
    }
  }

  /** The peer's farewell in kind: one without a code must not be given one. */
  private static CloseWebSocketFrame farewell(int code) {
    if (code < 0) {
      return new CloseWebSocketFrame();
    }
    boolean sendable = WebSocketCloseStatus.isValidStatusCode(code) && code <= LAST_CLOSE_CODE;
    return new CloseWebSocketFrame(
        sendable ? code : WebSocketCloseStatus.PROTOCOL_ERROR.code(), "");
  }

  /** Kept with the session itself: its id comes from the client, who may send one twice. */
  private static Optional<Wire> wire(WebSocketSession session) {
    return session.get(WIRE, Wire.class);
  }

  private record Wire(Channel channel, Connection connection, FrameReader reader) {

    void cut() {
      var unused = channel.close();
    }
  }
}
