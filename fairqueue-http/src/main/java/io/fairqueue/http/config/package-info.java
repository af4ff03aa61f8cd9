/** What a server is set to: its settings, read from the environment, and what they mean. */
@NullMarked
package io.fairqueue.http.config;

import org.jspecify.annotations.NullMarked;
