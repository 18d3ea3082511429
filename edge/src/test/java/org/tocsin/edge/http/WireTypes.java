package org.tocsin.edge.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alarms.Alarm;
import org.tocsin.core.alarms.AlarmUpdate;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.centre.Spoken;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.conference.PartyStatus;
import org.tocsin.core.directory.Purpose;
import org.tocsin.core.discrepancies.Discrepancy;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.queues.Ringing;
import org.tocsin.core.silent.DigitMeaning;
import org.tocsin.core.texts.CarryOver;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.core.trunks.TrunkState;
import org.tocsin.edge.live.FromClient;
import org.tocsin.edge.live.ToClient;
import org.tocsin.edge.live.request.Request;
import org.tocsin.edge.live.view.AlarmView;
import org.tocsin.edge.live.view.CallView;
import org.tocsin.edge.live.view.CentreInfo;
import org.tocsin.edge.live.view.ClosureView;
import org.tocsin.edge.live.view.ConferenceView;
import org.tocsin.edge.live.view.ConversationView;
import org.tocsin.edge.live.view.DatabaseState;
import org.tocsin.edge.live.view.DiscrepancyView;
import org.tocsin.edge.live.view.Geometry;
import org.tocsin.edge.live.view.IncidentView;
import org.tocsin.edge.live.view.MatchView;
import org.tocsin.edge.live.view.Me;
import org.tocsin.edge.live.view.PositionView;
import org.tocsin.edge.live.view.QueueBoardView;
import org.tocsin.edge.live.view.SilentView;
import org.tocsin.edge.live.view.Snapshot;
import org.tocsin.edge.live.view.TrunkView;
import org.tocsin.edge.live.view.TypeView;
import org.tocsin.edge.live.view.UnitView;
import org.tocsin.edge.people.Role;

/// Writes the TypeScript the consoles are checked against from the records that are serialised.
final class WireTypes {
    /// Enums the consoles tell apart; of others they show the name.
    private static final Map<Class<?>, String> UNIONS = new LinkedHashMap<>();

    /// Records that become interfaces, with the name they have there.
    private static final Map<Class<?>, String> INTERFACES = new LinkedHashMap<>();

    static {
        UNIONS.put(Role.class, "Role");
        UNIONS.put(Line.class, "Line");
        UNIONS.put(CallStatus.class, "CallStatus");
        UNIONS.put(Spoken.Source.class, "SpokenSource");
        UNIONS.put(PartyRole.class, "PartyRole");
        UNIONS.put(PartyStatus.class, "PartyStatus");
        UNIONS.put(Ear.class, "Ear");
        UNIONS.put(Purpose.class, "Purpose");
        UNIONS.put(Alarm.Status.class, "AlarmStatus");
        UNIONS.put(AlarmUpdate.Kind.class, "AlarmUpdateKind");
        UNIONS.put(Medium.class, "Medium");
        UNIONS.put(CarryOver.class, "CarryOver");
        UNIONS.put(DigitMeaning.class, "DigitMeaning");
        UNIONS.put(TextMessage.Delivery.class, "Delivery");
        UNIONS.put(Incident.Status.class, "IncidentStatus");
        UNIONS.put(Exactness.class, "Exactness");
        UNIONS.put(Ringing.Stage.class, "RingingStage");
        UNIONS.put(QueueBoardView.SeatState.class, "SeatState");
        UNIONS.put(Discrepancy.Kind.class, "DiscrepancyKind");
        UNIONS.put(TrunkState.class, "TrunkState");
        UNIONS.put(DatabaseState.class, "DatabaseState");
        UNIONS.put(ToClient.AlarmLevel.class, "AlarmLevel");
        for (var type : List.of(
                Me.class,
                CentreInfo.class,
                CallView.Movement.class,
                CallView.FixView.class,
                CallView.CallPlace.class,
                CallView.AdditionalView.class,
                CallView.AskingView.class,
                CallView.ProtectionView.class,
                CallView.SpokenView.class,
                CallView.CentreView.class,
                CallView.class,
                IncidentView.PlaceView.class,
                IncidentView.RecommendationRow.class,
                IncidentView.RecommendationView.class,
                IncidentView.NoteView.class,
                IncidentView.class,
                UnitView.class,
                PositionView.class,
                ConferenceView.PartyView.class,
                ConferenceView.class,
                SilentView.QuestionView.class,
                SilentView.DigitView.class,
                SilentView.class,
                AlarmView.AlarmUpdateView.class,
                AlarmView.class,
                ConversationView.MessageView.class,
                ConversationView.class,
                QueueBoardView.LineView.class,
                QueueBoardView.WaitView.class,
                QueueBoardView.StrandedView.class,
                QueueBoardView.CallingBackView.class,
                QueueBoardView.SeatView.class,
                QueueBoardView.FiguresView.class,
                QueueBoardView.BurstView.class,
                QueueBoardView.TotalsView.class,
                QueueBoardView.class,
                QueuesController.AbandonedPage.class,
                ClosureView.class,
                TrunkView.class,
                TrunksController.TrunkReadingView.class,
                DiscrepancyView.class,
                TypeView.class,
                Snapshot.DispositionView.class,
                Snapshot.StatusView.class,
                Snapshot.VerbView.class,
                Snapshot.class,
                MatchView.class,
                PlacesController.NearUnit.class,
                PlacesController.NearHydrant.class,
                PlacesController.PlaceAnswer.class,
                Enclosed.EnclosedStreet.class,
                Enclosed.EnclosedPlace.class,
                Enclosed.class,
                TimelineEntry.class,
                RecordsController.RecordView.class,
                RoutesController.RouteView.class,
                ApproachController.HydrantView.class,
                ApproachController.ApproachView.class,
                MapDataController.FindingView.class,
                MapDataController.MapDataView.class,
                ReportsController.AnsweringView.class,
                ReportsController.InterpretingView.class,
                ReportsController.ReportView.class,
                DirectoryController.ListingView.class,
                DirectoryController.LanguageView.class,
                DirectoryController.DirectoryView.class,
                MediaController.LevelView.class,
                TextsController.EarlierText.class,
                PhraseBook.Question.class,
                PhraseBook.Language.class,
                PhraseBook.Phrase.class,
                PhraseBook.class,
                HistoryController.PastCallView.class,
                HistoryController.PastIncidentView.class,
                PeopleController.PersonView.class,
                PlaybackView.TrackView.class,
                PlaybackView.MarkView.class,
                PlaybackView.class,
                PackDesk.Loading.Loaded.class,
                Request.PlaceRequest.class,
                ToClient.Gone.class)) {
            INTERFACES.put(type, type.getSimpleName());
        }
        INTERFACES.put(FiledRecord.Code.class, "RecordCode");
        INTERFACES.put(FiledRecord.Line.class, "RecordLine");
    }

    private WireTypes() {}

    static String typescript() {
        var text = new StringBuilder("""
                // Made from the server's records by WireTypesTest; do not edit.
                // Instants are ISO-8601 UTC, durations seconds, positions WGS 84 degrees.
                import type { Geometry } from "./geojson";

                """);
        UNIONS.forEach((type, name) -> text.append("export type ")
                .append(name)
                .append(" = ")
                .append(constants(type))
                .append(";\n"));
        text.append("export type Priority = 1 | 2 | 3 | 4 | 5;\n");
        text.append(
                "export type AvlRow = [id: string, lat: number, lon: number, headingDegrees: number, ageSeconds: number];\n");
        INTERFACES.forEach((type, name) -> text.append(interfaceOf(name, "", type)));
        text.append(union("Request", Request.class));
        text.append(union("ClientMessage", FromClient.class));
        text.append(messages());
        return text.toString();
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> {
                    var renamed = field.getAnnotation(JsonProperty.class);
                    return "\"" + (renamed == null ? field.getName() : renamed.value()) + "\"";
                })
                .collect(Collectors.joining(" | "));
    }

    private static String interfaceOf(String name, String tag, Class<?> type) {
        var body = Arrays.stream(type.getRecordComponents())
                .map(component -> "  " + member(component) + ";\n")
                .collect(Collectors.joining());
        return "\nexport interface " + name + " {\n" + tag + body + "}\n";
    }

    /// A sealed family as alternatives told apart by their tag.
    private static String union(String name, Class<?> family) {
        var tag = family.getAnnotation(JsonTypeInfo.class).property();
        var alternatives = new ArrayList<String>();
        for (var sub : family.getAnnotation(JsonSubTypes.class).value()) {
            var members = new ArrayList<String>();
            members.add(tag + ": \"" + sub.name() + "\"");
            for (var component : sub.value().getRecordComponents()) {
                members.add(member(component));
            }
            alternatives.add("  | { " + String.join("; ", members) + " }");
        }
        return "\nexport type " + name + " =\n" + String.join("\n", alternatives) + ";\n";
    }

    private static String messages() {
        var text = new StringBuilder();
        var names = new ArrayList<String>();
        for (var sub : ToClient.class.getAnnotation(JsonSubTypes.class).value()) {
            var name = sub.value().getSimpleName();
            names.add("  | " + name);
            text.append(interfaceOf(name, "  t: \"" + sub.name() + "\";\n", sub.value()));
        }
        return text + "\nexport type ServerMessage =\n" + String.join("\n", names) + ";\n";
    }

    private static String member(RecordComponent component) {
        var type = type(component);
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return component.getName() + ": " + type;
        }
        var always = component.getAccessor().getAnnotation(JsonInclude.class);
        return always == null ? component.getName() + "?: " + type : component.getName() + ": " + type + " | null";
    }

    private static String type(RecordComponent component) {
        var owner = component.getDeclaringRecord();
        boolean view = INTERFACES.containsKey(owner) && owner != HistoryController.PastIncidentView.class;
        if (view && component.getName().equals("priority") && component.getType() == int.class) {
            return "Priority";
        }
        if (owner == ToClient.Avl.class && component.getName().equals("units")) {
            return "AvlRow[]";
        }
        return type(component.getGenericType());
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return "Record<" + type(arguments[0]) + ", " + type(arguments[1]) + ">";
            }
            var of = type(arguments[0]);
            // A list of lists of words is a list of name and value.
            return of.equals("string[]") ? "[string, string][]" : of + "[]";
        }
        var plain = (Class<?>) type;
        if (UNIONS.containsKey(plain)) {
            return UNIONS.get(plain);
        }
        if (INTERFACES.containsKey(plain)) {
            return INTERFACES.get(plain);
        }
        if (plain == double[].class) {
            return "[lon: number, lat: number]";
        }
        if (plain == String.class || plain == Instant.class || plain.isEnum()) {
            return "string";
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return "boolean";
        }
        if (plain.isPrimitive() || Number.class.isAssignableFrom(plain)) {
            return "number";
        }
        if (plain == Geometry.class) {
            return "Geometry";
        }
        if (plain == Request.class) {
            return "Request";
        }
        throw new IllegalStateException("no TypeScript for " + plain + "; add it to the interfaces");
    }
}
