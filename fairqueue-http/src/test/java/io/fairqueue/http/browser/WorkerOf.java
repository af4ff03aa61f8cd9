package io.fairqueue.http.browser;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The service worker behind a page, which no page's own scripts reach. */
final class WorkerOf {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Page page;
  private final CDPSession browser;
  private final String session;
  private final AtomicReference<JsonObject> answer = new AtomicReference<>();

  WorkerOf(Page page) {
    this.page = page;
    this.browser = page.context().browser().newBrowserCDPSession();
    browser.on(
        "Target.receivedMessageFromTarget",
        (JsonObject event) ->
            answer.set(
                JsonParser.parseString(event.get("message").getAsString()).getAsJsonObject()));
    JsonObject worker = new JsonObject();
    worker.addProperty("targetId", target());
    worker.addProperty("flatten", false);
    this.session = browser.send("Target.attachToTarget", worker).get("sessionId").getAsString();
  }

  /** What an expression comes to in the worker, once it is settled. */
  String evaluate(String expression) {
    JsonObject what = new JsonObject();
    what.addProperty("expression", expression);
    what.addProperty("awaitPromise", true);
    what.addProperty("returnByValue", true);
    JsonObject call = new JsonObject();
    call.addProperty("id", 1);
    call.addProperty("method", "Runtime.evaluate");
    call.add("params", what);
    JsonObject message = new JsonObject();
    message.addProperty("sessionId", session);
    message.addProperty("message", call.toString());
    answer.set(null);
    var unused = browser.send("Target.sendMessageToTarget", message);
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(
            () -> {
              // Events are handed on while something is asked for.
              page.evaluate("() => 1");
              return answer.get() != null;
            });
    JsonObject result =
        Objects.requireNonNull(answer.get()).getAsJsonObject("result").getAsJsonObject("result");
    return result.has("value") ? result.get("value").getAsString() : result.toString();
  }

  /** Workers of other readers may run beside it. */
  private String target() {
    CDPSession own = page.context().newCDPSession(page);
    String context = context(own.send("Target.getTargetInfo").getAsJsonObject("targetInfo"));
    own.detach();
    for (JsonElement each : browser.send("Target.getTargets").getAsJsonArray("targetInfos")) {
      JsonObject target = each.getAsJsonObject();
      if (target.get("type").getAsString().equals("service_worker")
          && context(target).equals(context)) {
        return target.get("targetId").getAsString();
      }
    }
    throw new AssertionError("no worker behind " + page.url());
  }

  private static String context(JsonObject target) {
    return target.get("browserContextId").getAsString();
  }
}
