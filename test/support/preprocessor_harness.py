"""Runs a record preprocessor as the monitor's container does: a merged record a line in, a JSON value a line out.

The records have the attributes that the AWS guide documents ("Preprocessing and Postprocessing") and no others.
"""
import importlib.util
import inspect
import json
import logging
import sys


class EventMetadata:
    __slots__ = ("event_id", "event_time", "custom_attribute")

    def __init__(self, metadata):
        self.event_id = metadata.get("eventId")
        self.event_time = metadata.get("inferenceTime")
        self.custom_attribute = metadata.get("customAttributes")


class EventData:
    __slots__ = ("encoding", "data", "observedContentType", "mode")

    def __init__(self, data):
        for name in self.__slots__:
            setattr(self, name, data.get(name))


class CapturedData:
    __slots__ = (
        "event_metadata",
        "event_version",
        "event_dict",
        "endpoint_input",
        "endpoint_output",
        "batch_transform_output",
        "ground_truth",
    )

    def __init__(self, event):
        captured = event.get("captureData", {})
        self.event_dict = event
        self.event_version = event.get("eventVersion")
        self.event_metadata = EventMetadata(event.get("eventMetadata", {}))
        self.endpoint_input = side(captured.get("endpointInput"))
        self.endpoint_output = side(captured.get("endpointOutput"))
        self.batch_transform_output = side(captured.get("batchTransformOutput"))
        self.ground_truth = side(event.get("groundTruthData"))


def side(data):
    return None if data is None else EventData(data)


def main(path):
    spec = importlib.util.spec_from_file_location("preprocessor", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    handler = script.preprocess_handler
    extra = [logging.getLogger("preprocessor")] if "logger" in inspect.signature(handler).parameters else []
    for line in sys.stdin:
        event = json.loads(line)
        if event.get("eventMetadata", {}).get("invocationSource") == "ShadowExperiment":
            continue
        result = handler(CapturedData(event), *extra)
        sys.stdout.write(json.dumps(result) + "\n")


main(sys.argv[1])
