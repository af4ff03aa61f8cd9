/** How a crowd behaves, and what it can buy. */
@NullMarked
package io.fairqueue.cli.crowd.plan;

import org.jspecify.annotations.NullMarked;
