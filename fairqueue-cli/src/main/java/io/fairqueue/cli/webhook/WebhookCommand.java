package io.fairqueue.cli.webhook;

import picocli.CommandLine.Command;

/** Where organizers' programs hear of events. */
@Command(
    name = "webhook",
    description = "Shows, makes and tries webhooks, by which organizers' programs hear of events.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      WebhookList.class,
      WebhookShow.class,
      WebhookCreate.class,
      WebhookRotate.class,
      WebhookTest.class,
      WebhookReplay.class,
      WebhookEnable.class
    })
public final class WebhookCommand {}
