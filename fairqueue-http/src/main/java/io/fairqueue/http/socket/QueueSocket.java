package io.fairqueue.http.socket;

import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.realtime.CloseCause;
import io.fairqueue.http.realtime.Connection;
import io.fairqueue.http.realtime.Handshake;
import io.fairqueue.http.realtime.Messages;
import io.fairqueue.http.realtime.SocketHub;
import io.fairqueue.http.request.Paths;
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
@ServerWebSocket(Paths.SOCKETS + "{eventId}")
final class QueueSocket {

  private static final Logger LOG = LoggerFactory.getLogger(QueueSocket.class);

  /** By RFC 6455; the library takes higher ones. */
  private static final int LAST_CLOSE_CODE = 4_999;

  private static final String WIRE = Wire.class.getName();

  private final SocketHub hub;
  private final InboundMessages inbound;
  private final Messages messages;
  private final InstantSource time;

  QueueSocket(SocketHub hub, InboundMessages inbound, Messages messages, InstantSource time) {
    this.hub = hub;
    this.inbound = inbound;
    this.messages = messages;
    this.time = time;
  }

  @OnOpen
  void open(WebSocketSession session, HttpRequest<?> request) {
    Handshake handshake = request.getAttribute(Handshake.ATTRIBUTE, Handshake.class).orElseThrow();
    Channel channel = ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
    Connection connection = hub.connection(handshake, new SocketOutlet(channel));
    session.put(WIRE, new Wire(channel, connection, new FrameReader()));
    hub.open(connection);
  }

  @OnMessage(maxPayloadLength = FrameReader.MAX_LENGTH)
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
              // A peer that is gone already does not get it.
              var unused = wire.channel().writeAndFlush(closeFrame(reason.getCode()));
            });
  }

  @OnError
  void error(Throwable cause, WebSocketSession session) {
    if (cause instanceof IOException || cause instanceof CodecException) {
      LOG.debug("a socket broke", cause);
      wire(session).ifPresent(Wire::cut);
    } else {
      LOG.error("a socket failed", cause);
      wire(session).ifPresent(wire -> wire.connection().drop(CloseCause.FAULT));
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
      case FrameReader.Read.TooBig tooBig -> connection.drop(CloseCause.TOO_BIG);
      case FrameReader.Read.NoText binary ->
          connection.send(messages.error(Refusal.MESSAGE_NOT_TEXT));
    }
  }

  /** Answers the peer's close frame: one without a code must not be given one. */
  private static CloseWebSocketFrame closeFrame(int code) {
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
