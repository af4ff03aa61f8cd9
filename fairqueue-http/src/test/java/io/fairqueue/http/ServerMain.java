package io.fairqueue.http;

import io.fairqueue.http.config.ServerConfig;

/**
 * A server in a process of its own, for tests that end it; says where it is, and runs until then.
 */
final class ServerMain {

  private ServerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    FairQueueServer server = FairQueueServer.start(ServerConfig.fromProcess());
    System.out.println(ServerProcess.READY + server.baseUrl());
    server.awaitStop();
  }
}
