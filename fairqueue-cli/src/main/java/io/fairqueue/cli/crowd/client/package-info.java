/** How a crowd calls servers: over HTTP and sockets, as any browser does. */
@NullMarked
package io.fairqueue.cli.crowd.client;

import org.jspecify.annotations.NullMarked;
