@NullMarked
package io.fairqueue.cli.webhook;

import org.jspecify.annotations.NullMarked;
