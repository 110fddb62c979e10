package dev.juncture.deploy.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home the document at {@code /}
 * @param imageOrigins further origins that pages may load images from, besides any https address
 */
@ConfigurationProperties("juncture.pages")
record PageSettings(@DefaultValue("index.html") String home, String imageOrigins) {}
