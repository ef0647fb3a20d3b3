// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DevEnvironmentSessionConfig extends cdktn.TerraformMetaArguments {
  /**
  * The environment, which must be running: `desired_status = "RUNNING"` keeps it so.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#dev_environment_id DevEnvironmentSession#dev_environment_id}
  */
  readonly devEnvironmentId: string;
  /**
  * The project that holds the environment. It must have 3 to 63 characters: it is the project's name, as `project.name` has it, and neither its display name nor its id.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#project_name DevEnvironmentSession#project_name}
  */
  readonly projectName: string;
  /**
  * What the session is for; one of the type SSM if left out. Nothing tells it afterwards, so that after an import setting it starts another session.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#session_configuration DevEnvironmentSession#session_configuration}
  */
  readonly sessionConfiguration?: DevEnvironmentSessionSessionConfiguration;
  /**
  * The space that holds the project. The provider's `space_name` if left out. It must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#space_name DevEnvironmentSession#space_name}
  */
  readonly spaceName?: string;
}
export interface DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfiguration {
  /**
  * The arguments of the command.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#arguments DevEnvironmentSession#arguments}
  */
  readonly arguments?: string[];
  /**
  * The command.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#command DevEnvironmentSession#command}
  */
  readonly command: string;
}

export function devEnvironmentSessionSessionConfigurationExecuteCommandSessionConfigurationToTerraform(struct?: DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfiguration | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    arguments: cdktn.listMapper(cdktn.stringToTerraform, false)(struct!.arguments),
    command: cdktn.stringToTerraform(struct!.command),
  }
}


export function devEnvironmentSessionSessionConfigurationExecuteCommandSessionConfigurationToHclTerraform(struct?: DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfiguration | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    arguments: {
      value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(struct!.arguments),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    command: {
      value: cdktn.stringToHclTerraform(struct!.command),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfigurationOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfiguration | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._arguments !== undefined) {
      hasAnyValues = true;
      internalValueResult.arguments = this._arguments;
    }
    if (this._command !== undefined) {
      hasAnyValues = true;
      internalValueResult.command = this._command;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfiguration | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._arguments = undefined;
      this._command = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._arguments = value.arguments;
      this._command = value.command;
    }
  }

  // arguments - computed: false, optional: true, required: false
  private _arguments?: string[]; 
  public get arguments() {
    return this.getListAttribute('arguments');
  }
  public set arguments(value: string[]) {
    this._arguments = value;
  }
  public resetArguments() {
    this._arguments = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get argumentsInput() {
    return this._arguments;
  }

  // command - computed: false, optional: false, required: true
  private _command?: string; 
  public get command() {
    return this.getStringAttribute('command');
  }
  public set command(value: string) {
    this._command = value;
  }
  // Temporarily expose input value. Use with caution.
  public get commandInput() {
    return this._command;
  }
}
export interface DevEnvironmentSessionSessionConfiguration {
  /**
  * The command that an SSH session runs.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#execute_command_session_configuration DevEnvironmentSession#execute_command_session_configuration}
  */
  readonly executeCommandSessionConfiguration?: DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfiguration;
  /**
  * SSM for the session manager plugin, or SSH. It must be one of SSM, SSH.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#session_type DevEnvironmentSession#session_type}
  */
  readonly sessionType: string;
}

export function devEnvironmentSessionSessionConfigurationToTerraform(struct?: DevEnvironmentSessionSessionConfiguration | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    execute_command_session_configuration: devEnvironmentSessionSessionConfigurationExecuteCommandSessionConfigurationToTerraform(struct!.executeCommandSessionConfiguration),
    session_type: cdktn.stringToTerraform(struct!.sessionType),
  }
}


export function devEnvironmentSessionSessionConfigurationToHclTerraform(struct?: DevEnvironmentSessionSessionConfiguration | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    execute_command_session_configuration: {
      value: devEnvironmentSessionSessionConfigurationExecuteCommandSessionConfigurationToHclTerraform(struct!.executeCommandSessionConfiguration),
      isBlock: true,
      type: "struct",
      storageClassType: "DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfiguration",
    },
    session_type: {
      value: cdktn.stringToHclTerraform(struct!.sessionType),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DevEnvironmentSessionSessionConfigurationOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DevEnvironmentSessionSessionConfiguration | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._executeCommandSessionConfiguration?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.executeCommandSessionConfiguration = this._executeCommandSessionConfiguration?.internalValue;
    }
    if (this._sessionType !== undefined) {
      hasAnyValues = true;
      internalValueResult.sessionType = this._sessionType;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DevEnvironmentSessionSessionConfiguration | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._executeCommandSessionConfiguration.internalValue = undefined;
      this._sessionType = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._executeCommandSessionConfiguration.internalValue = value.executeCommandSessionConfiguration;
      this._sessionType = value.sessionType;
    }
  }

  // execute_command_session_configuration - computed: false, optional: true, required: false
  private _executeCommandSessionConfiguration = new DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfigurationOutputReference(this, "execute_command_session_configuration");
  public get executeCommandSessionConfiguration() {
    return this._executeCommandSessionConfiguration;
  }
  public putExecuteCommandSessionConfiguration(value: DevEnvironmentSessionSessionConfigurationExecuteCommandSessionConfiguration) {
    this._executeCommandSessionConfiguration.internalValue = value;
  }
  public resetExecuteCommandSessionConfiguration() {
    this._executeCommandSessionConfiguration.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get executeCommandSessionConfigurationInput() {
    return this._executeCommandSessionConfiguration.internalValue;
  }

  // session_type - computed: false, optional: false, required: true
  private _sessionType?: string; 
  public get sessionType() {
    return this.getStringAttribute('session_type');
  }
  public set sessionType(value: string) {
    this._sessionType = value;
  }
  // Temporarily expose input value. Use with caution.
  public get sessionTypeInput() {
    return this._sessionType;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session codecatalyst_dev_environment_session}
*/
export class DevEnvironmentSession extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst_dev_environment_session";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DevEnvironmentSession resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DevEnvironmentSession to import
  * @param importFromId The id of the existing DevEnvironmentSession that should be imported. Refer to the {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DevEnvironmentSession to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "codecatalyst_dev_environment_session", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment_session codecatalyst_dev_environment_session} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DevEnvironmentSessionConfig
  */
  public constructor(scope: Construct, id: string, config: DevEnvironmentSessionConfig) {
    super(scope, id, {
      terraformResourceType: 'codecatalyst_dev_environment_session',
      terraformGeneratorMetadata: {
        providerName: 'codecatalyst',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._devEnvironmentId = config.devEnvironmentId;
    this._projectName = config.projectName;
    this._sessionConfiguration.internalValue = config.sessionConfiguration;
    this._spaceName = config.spaceName;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // dev_environment_id - computed: false, optional: false, required: true
  private _devEnvironmentId?: string; 
  public get devEnvironmentId() {
    return this.getStringAttribute('dev_environment_id');
  }
  public set devEnvironmentId(value: string) {
    this._devEnvironmentId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get devEnvironmentIdInput() {
    return this._devEnvironmentId;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // owner_id - computed: true, optional: false, required: false
  public get ownerId() {
    return this.getStringAttribute('owner_id');
  }

  // project_name - computed: false, optional: false, required: true
  private _projectName?: string; 
  public get projectName() {
    return this.getStringAttribute('project_name');
  }
  public set projectName(value: string) {
    this._projectName = value;
  }
  // Temporarily expose input value. Use with caution.
  public get projectNameInput() {
    return this._projectName;
  }

  // session_configuration - computed: false, optional: true, required: false
  private _sessionConfiguration = new DevEnvironmentSessionSessionConfigurationOutputReference(this, "session_configuration");
  public get sessionConfiguration() {
    return this._sessionConfiguration;
  }
  public putSessionConfiguration(value: DevEnvironmentSessionSessionConfiguration) {
    this._sessionConfiguration.internalValue = value;
  }
  public resetSessionConfiguration() {
    this._sessionConfiguration.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sessionConfigurationInput() {
    return this._sessionConfiguration.internalValue;
  }

  // session_id - computed: true, optional: false, required: false
  public get sessionId() {
    return this.getStringAttribute('session_id');
  }

  // space_name - computed: true, optional: true, required: false
  private _spaceName?: string; 
  public get spaceName() {
    return this.getStringAttribute('space_name');
  }
  public set spaceName(value: string) {
    this._spaceName = value;
  }
  public resetSpaceName() {
    this._spaceName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get spaceNameInput() {
    return this._spaceName;
  }

  // started_time - computed: true, optional: false, required: false
  public get startedTime() {
    return this.getStringAttribute('started_time');
  }

  // stream_url - computed: true, optional: false, required: false
  public get streamUrl() {
    return this.getStringAttribute('stream_url');
  }

  // token_value - computed: true, optional: false, required: false
  public get tokenValue() {
    return this.getStringAttribute('token_value');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      dev_environment_id: cdktn.stringToTerraform(this._devEnvironmentId),
      project_name: cdktn.stringToTerraform(this._projectName),
      session_configuration: devEnvironmentSessionSessionConfigurationToTerraform(this._sessionConfiguration.internalValue),
      space_name: cdktn.stringToTerraform(this._spaceName),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      dev_environment_id: {
        value: cdktn.stringToHclTerraform(this._devEnvironmentId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_name: {
        value: cdktn.stringToHclTerraform(this._projectName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      session_configuration: {
        value: devEnvironmentSessionSessionConfigurationToHclTerraform(this._sessionConfiguration.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "DevEnvironmentSessionSessionConfiguration",
      },
      space_name: {
        value: cdktn.stringToHclTerraform(this._spaceName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
