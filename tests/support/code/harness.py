"""Runs a Python program with doubles of the libraries that it imports, and prints the request that they would send.

The doubles put a request together as the libraries do: Strands' BedrockModel and pydantic-ai's BedrockConverseModel, by their published sources.
"""

import base64
import json
import runpy
import sys
import types

sent = []


def plain(value):
    if isinstance(value, bytes):
        return {"$base64": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made


class Events:
    def __init__(self):
        self.hooks = []

    def register(self, name, hook):
        assert name == "provide-client-params.bedrock-runtime", name
        self.hooks.append(hook)


class Client:
    def __init__(self, surroundings):
        self.surroundings = surroundings
        self.meta = types.SimpleNamespace(events=Events())

    def call(self, operation, params):
        for hook in self.meta.events.hooks:
            hook(params=params, model=None, context={})
        sent.append({"operation": operation, "params": plain(params), "session": self.surroundings})

    def converse(self, **params):
        self.call("Converse", params)
        return {"output": {"message": {"content": [{"text": "an answer"}]}}}

    def converse_stream(self, **params):
        self.call("ConverseStream", params)
        return {"stream": [{"contentBlockDelta": {"delta": {"text": "an answer"}}}]}


class Session:
    def __init__(self, **surroundings):
        self.surroundings = surroundings

    def client(self, name):
        assert name == "bedrock-runtime", name
        return Client(self.surroundings)


module("boto3", Session=Session)


class BedrockModel:
    names = {
        "model_id", "max_tokens", "temperature", "top_p", "stop_sequences", "streaming", "guardrail_id", "guardrail_version", "guardrail_trace",
        "guardrail_stream_processing_mode", "additional_request_fields", "additional_response_field_paths", "additional_args",
    }

    def __init__(self, *, boto_session, **config):
        assert set(config) <= self.names, set(config) - self.names
        self.client = boto_session.client("bedrock-runtime")
        self.config = config

    def request(self, messages, tool_specs, system):
        config = self.config
        request = {"modelId": config["model_id"], "messages": messages, "system": system}
        if tool_specs:
            request["toolConfig"] = {"tools": [{"toolSpec": spec} for spec in tool_specs], "toolChoice": {"auto": {}}}
        if config.get("additional_request_fields"):
            request["additionalModelRequestFields"] = config["additional_request_fields"]
        if config.get("additional_response_field_paths"):
            request["additionalModelResponseFieldPaths"] = config["additional_response_field_paths"]
        if config.get("guardrail_id") and config.get("guardrail_version"):
            request["guardrailConfig"] = {
                "guardrailIdentifier": config["guardrail_id"],
                "guardrailVersion": config["guardrail_version"],
                "trace": config.get("guardrail_trace", "enabled"),
            }
            if config.get("guardrail_stream_processing_mode"):
                request["guardrailConfig"]["streamProcessingMode"] = config["guardrail_stream_processing_mode"]
        inference = {
            "maxTokens": config.get("max_tokens"),
            "temperature": config.get("temperature"),
            "topP": config.get("top_p"),
            "stopSequences": config.get("stop_sequences"),
        }
        request["inferenceConfig"] = {key: value for key, value in inference.items() if value is not None}
        return {**request, **(config.get("additional_args") or {})}


class StrandsAgent:
    def __init__(self, *, model, system_prompt=None, messages=None, tools=()):
        self.model, self.messages, self.tools = model, list(messages or []), tools
        self.system = [{"text": system_prompt}] if isinstance(system_prompt, str) else list(system_prompt or [])

    def __call__(self, prompt=None):
        asked = [] if prompt is None else [{"role": "user", "content": prompt}]
        request = self.model.request(self.messages + asked, [tool.spec for tool in self.tools], self.system)
        (self.model.client.converse_stream if self.model.config["streaming"] else self.model.client.converse)(**request)


class PythonAgentTool:
    def __init__(self, name, spec, function):
        assert name == spec["name"] and callable(function)
        self.spec = spec


module("strands", Agent=StrandsAgent)
module("strands.models", BedrockModel=BedrockModel)
module("strands.tools")
module("strands.tools.tools", PythonAgentTool=PythonAgentTool)


def part(role):
    class Part:
        def __init__(self, content):
            self.blocks = [{"text": text} for text in (content if isinstance(content, list) else [content])]

    return Part


def message(role):
    class Message:
        def __init__(self, *, parts):
            self.mapped = {"role": role, "content": [block for each in parts for block in each.blocks]}

    return Message


class Tool:
    def __init__(self, definition):
        self.definition = definition

    @staticmethod
    def from_schema(function, name, description, json_schema):
        assert callable(function)
        return Tool({"name": name, "description": description, "inputSchema": {"json": json_schema}})


class BedrockConverseModel:
    def __init__(self, model_name, *, provider, settings):
        self.name, self.client, self.settings = model_name, provider.client, settings

    def request(self, messages, instructions, tools):
        settings = dict(self.settings)
        inference = {
            "maxTokens": settings.pop("max_tokens", None),
            "temperature": settings.pop("temperature", None),
            "topP": settings.pop("top_p", None),
            "stopSequences": settings.pop("stop_sequences", None),
        }
        request = {
            "modelId": self.name,
            "messages": messages,
            "system": [{"text": instructions}] if instructions else [],
            "inferenceConfig": {key: value for key, value in inference.items() if value is not None},
        }
        if tools:
            request["toolConfig"] = {"tools": [{"toolSpec": tool.definition} for tool in tools], "toolChoice": {"auto": {}}}
        settings.pop("bedrock_cache_instructions", None)
        settings.pop("bedrock_cache_tool_definitions", None)
        for setting, member in {
            "bedrock_guardrail_config": "guardrailConfig",
            "bedrock_performance_configuration": "performanceConfig",
            "bedrock_request_metadata": "requestMetadata",
            "bedrock_additional_model_response_fields_paths": "additionalModelResponseFieldPaths",
            "bedrock_prompt_variables": "promptVariables",
            "bedrock_additional_model_requests_fields": "additionalModelRequestFields",
            "bedrock_service_tier": "serviceTier",
        }.items():
            if settings.get(setting):
                request[member] = settings.pop(setting)
        assert settings == {}, settings
        return request


class Result:
    output = "an answer"

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        return None

    async def stream_text(self, delta):
        assert delta
        yield "an answer"


class PydanticAgent:
    def __init__(self, model, *, instructions=None, tools=()):
        self.model, self.instructions, self.tools = model, instructions, tools

    def ask(self, prompt, history):
        asked = [{"role": "user", "content": [{"text": text} for text in prompt]}]
        return self.model.request([each.mapped for each in history] + asked, self.instructions, self.tools)

    def run_sync(self, prompt, message_history=()):
        self.model.client.converse(**self.ask(prompt, message_history))
        return Result()

    def run_stream(self, prompt, message_history=()):
        self.model.client.converse_stream(**self.ask(prompt, message_history))
        return Result()


module("pydantic_ai", Agent=PydanticAgent, Tool=Tool)
module(
    "pydantic_ai.messages",
    ModelRequest=message("user"),
    ModelResponse=message("assistant"),
    TextPart=part("assistant"),
    UserPromptPart=part("user"),
)
module("pydantic_ai.models")
module("pydantic_ai.models.bedrock", BedrockConverseModel=BedrockConverseModel, BedrockModelSettings=dict)
module("pydantic_ai.providers")
module("pydantic_ai.providers.bedrock", BedrockProvider=lambda *, bedrock_client: types.SimpleNamespace(client=bedrock_client))

output, sys.stdout = sys.stdout, sys.stderr
runpy.run_path(sys.argv[1], run_name="__main__")
json.dump(sent, output)
