package org.tocsin.edge.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Serves the console's files. Assets carry a hash in their names and are kept for good; the page itself is asked for
/// each time, and stands in for every address of the console that is no file.
public final class Pages implements WebMvcConfigurer {
    private final String location;

    /// @param location where the built console lies: `classpath:/static/` or `file:/.../dist/`
    public Pages(String location) {
        this.location = location.endsWith("/") ? location : location + "/";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(location + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(location)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new PageOrIndex());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    private static final class PageOrIndex extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource base) throws IOException {
            var found = super.getResource(path, base);
            boolean page = !path.contains(".") && !path.startsWith("api/") && !path.startsWith("live");
            return found != null || !page ? found : super.getResource("index.html", base);
        }
    }
}
