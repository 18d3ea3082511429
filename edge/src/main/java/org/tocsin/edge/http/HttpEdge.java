package org.tocsin.edge.http;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Everything that answers over HTTP. The application hands in what it talks to: writer, gazetteer, roads, fleet,
/// accounts, sessions, tokens, telephony, map layers, health and the socket.
@Configuration(proxyBeanMethods = false)
@Import({
    SecurityRules.class,
    LiveRoute.class,
    Problems.class,
    SessionController.class,
    PeopleController.class,
    IncidentsController.class,
    CallsController.class,
    MediaController.class,
    AlarmsController.class,
    RecordsController.class,
    RecordingsController.class,
    PlaybackReader.class,
    HistoryController.class,
    ReportsController.class,
    TextsController.class,
    QueuesController.class,
    PlacesController.class,
    RoutesController.class,
    ApproachController.class,
    DirectoryController.class,
    MapController.class,
    MapDataController.class,
    DiscrepanciesController.class,
    TrunksController.class,
    LostController.class,
    PacksController.class,
    AvlController.class,
    UnitsController.class
})
public class HttpEdge {}
